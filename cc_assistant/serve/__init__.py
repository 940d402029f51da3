"""The terminal app in a browser: a small web server that starts one app for each tab."""

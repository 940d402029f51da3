"""The toolkit as a static website: pages, the interview's rules for the browser, search, and checks."""

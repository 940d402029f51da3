"""Open-access papers from an archive on the network: found, their licence looked at, and fetched politely."""

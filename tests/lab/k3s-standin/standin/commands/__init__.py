"""What is called beside `server` and `agent`."""

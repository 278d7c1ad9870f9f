"""The commands other than `server` and `agent`."""

"""A stand-in for K3s, for tests. It runs no containers; it is as strict as K3s where a mistake of ours would show."""

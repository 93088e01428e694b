"""The command line: what was typed becomes records, the records go to one renderer."""

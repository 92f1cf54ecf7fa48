from snippets.devices import to_device

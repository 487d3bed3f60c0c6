"""What any server of the kit needs, whoever it serves. It imports nothing of the kit."""

"""What makes mocked calls faster changes no response of moto."""

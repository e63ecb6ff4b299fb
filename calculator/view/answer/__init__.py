"""The calculator's page: the form, the answer, and what is looked up while Python loads."""

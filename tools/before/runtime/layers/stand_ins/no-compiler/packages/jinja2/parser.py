"""No parser: every template was compiled when the site was built."""


class Parser:
    """Be what an environment names."""

"""Takes personal data out of a text before the text is stored anywhere."""

from reports.redaction.kinds import Finding, Kind
from reports.redaction.redact import Redacted, find, redact

__all__ = ["Finding", "Kind", "Redacted", "find", "redact"]

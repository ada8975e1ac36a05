"""A password on a report: AES-256, and nothing forbidden to whoever knows it."""

from __future__ import annotations

from fpdf import FPDF
from fpdf.encryption import StandardSecurityHandler
from fpdf.enums import AccessPermission, EncryptionMethod
from fpdf.errors import FPDFException

from prevent_tui.errors import CannotWrite
from prevent_tui.report.password import MOST_BYTES, is_too_long


def lock(pdf: FPDF, password: str) -> None:
    """Has a document encrypted when it is written; its text may still be read aloud, copied and printed.

    Raises:
        CannotWrite: The password cannot be used, or what encrypts is not installed.
    """
    try:
        prepared = StandardSecurityHandler.prepare_string(password)
    except FPDFException:
        # What fpdf2 says holds the password itself.
        prepared = b""
    if not prepared:
        raise CannotWrite(
            "The password holds characters that no PDF can be opened with.",
            hint="Use letters, digits and signs, and no letters from right to left beside others.",
        )
    if is_too_long(password):
        raise CannotWrite("The password is too long.", hint=f"Use at most {MOST_BYTES // 2} characters.")
    try:
        pdf.set_encryption(
            owner_password=password,
            user_password=password,
            encryption_method=EncryptionMethod.AES_256,
            permissions=AccessPermission.all(),
            encrypt_metadata=True,
        )
        # PDF/UA-1 knows no later version; what AES-256 asks for is said as an extension of it.
        pdf.pdf_version = "1.7"
    except OSError:
        raise CannotWrite(
            "A PDF with a password needs a part of the program that is not installed.",
            hint='Install it with: pip install "prevent-tui[password]"',
        ) from None

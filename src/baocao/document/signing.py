"""The lines above a signature (Decree 30/2020/NĐ-CP, Appendix I, part I, section II)."""

from __future__ import annotations

from baocao.definitions.plans.profile import Signatory, SigningForm
from baocao.document.blocks import SignatureBlock

_PREFIX = {
    SigningForm.DEPUTY: "KT.",
    SigningForm.COLLECTIVE: "TM.",
    SigningForm.BY_ORDER: "TL.",
    SigningForm.BY_AUTHORITY: "TUQ.",
    SigningForm.ACTING: "Q.",
}


def signature(signatory: Signatory) -> SignatureBlock:
    """What stands where the document is signed."""
    return SignatureBlock(signature_lines(signatory), signatory.name)


def signature_lines(signatory: Signatory) -> tuple[str, ...]:
    """The authority and title lines in capitals: ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC").

    A collective body signs "TM. <body>" over the signer's title; who signs for the head
    has the head's title above and the own title below; head and acting head have one line.
    """
    head, own = signatory.head_title.upper(), signatory.own_title.upper()
    form = signatory.form
    if form is SigningForm.HEAD:
        return (head,)
    if form is SigningForm.ACTING:
        return (f"{_PREFIX[form]} {head}",)
    if form is SigningForm.COLLECTIVE:
        by = f"{_PREFIX[form]} {signatory.body.upper()}"
        return (by, f"KT. {head}", own) if own else (by, head)
    return (f"{_PREFIX[form]} {head}", own)

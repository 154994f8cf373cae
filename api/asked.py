"""Reads what a client asks for out of a body: the members that are well shaped, and all that is wrong."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from api.field_errors import body_error, body_errors, whole_body_error
from api.members import Members, StrictModel
from api.problems import invalid_request
from api.schemas import FieldError
from workflow.reminder import CHANNELS

Model = TypeVar("Model", bound=StrictModel)
Read_co = TypeVar("Read_co", bound=StrictModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Asked(Generic[Read_co]):
    """The well-shaped `members`, the names of those that are `broken`, and the `errors` found."""

    members: Read_co
    broken: frozenset[str]
    errors: list[FieldError]


def read(body: object, model: type[Model], complete: type[Model] | None = None) -> Asked[Model]:
    """What `body` asks for by the shape of `complete`; what it lacks or holds beside that is in the errors.

    `model` takes any part of what `complete` may hold; without `complete` it needs no member itself.

    Raises:
        ProblemError: `invalid_request`: it is no object at all.
    """
    if not isinstance(body, dict):
        raise invalid_request([whole_body_error("wrong_type", "Must be an object.")])
    try:
        return Asked((complete or model).model_validate(body), frozenset(), [])
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    broken = frozenset(str(each["loc"][0]) for each in found)
    sound = {name: value for name, value in body.items() if name not in broken}
    return Asked(model.model_validate(sound), broken, body_errors(found, _names(model)))


def _names(model: type[StrictModel]) -> tuple[str, ...]:
    """The names of all members, as they stand in a body."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def address_errors(asked: Asked[Members]) -> list[FieldError]:
    """The addresses that the preference needs and the body lacks."""
    members = asked.members
    channels = CHANNELS[members.preference] if members.preference else ()
    errors = []
    if "email" in channels and members.email is None and "email" not in asked.broken:
        errors.append(body_error("email", "missing", "This preference needs an email address."))
    if "sms" in channels and members.phone is None and "phone" not in asked.broken:
        errors.append(body_error("phone", "missing", "This preference needs a phone number."))
    return errors

"""Parses a body into its valid members and all its errors."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import GetCoreSchemaHandler, ValidationError, ValidatorFunctionWrapHandler
from pydantic_core import PydanticCustomError, core_schema

from api.requests.models import StrictModel
from api.responses.field_errors import body_errors
from api.responses.models import FieldError

Read_co = TypeVar("Read_co", bound=StrictModel, covariant=True)


@dataclass(frozen=True, slots=True)
class ParsedBody(Generic[Read_co]):
    """The valid `members`, the names of the `broken` ones, and the `errors` found."""

    members: Read_co
    broken: frozenset[str]
    errors: list[FieldError]


@dataclass(frozen=True, slots=True)
class ParseAs:
    """Parses a body as `complete`; if that fails, parses its valid members as `part`.

    So a call can also check the valid members and report all errors at once. Annotates a `ParsedBody`; in the
    OpenAPI document it is `complete`. `part` accepts any subset of the members of `complete`.
    """

    complete: type[StrictModel]
    part: type[StrictModel]

    def __get_pydantic_core_schema__(
        self, _source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._read, handler.generate_schema(self.complete))

    def _read(self, body: object, validate: ValidatorFunctionWrapHandler) -> ParsedBody[Any]:
        if not isinstance(body, dict):
            raise PydanticCustomError("wrong_type", "Must be an object.")
        try:
            return ParsedBody(validate(body), frozenset(), [])
        except ValidationError as error:
            found = error.errors(include_url=False)
        broken = frozenset(str(each["loc"][0]) for each in found)
        sound = {name: value for name, value in body.items() if name not in broken}
        return ParsedBody(self.part.model_validate(sound), broken, body_errors(found, _names(self.part)))


def _names(model: type[StrictModel]) -> tuple[str, ...]:
    """Returns the names of all members as in a body."""
    return tuple(field.alias or name for name, field in model.model_fields.items())

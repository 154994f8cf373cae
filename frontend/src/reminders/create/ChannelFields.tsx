// To whom a reminder goes: the addresses that its preference needs.
import { useSettings } from "../../config/ConfigGate";
import { countryNames } from "../../config/countries";
import { Field } from "../../ui/Field";
import { FIELD_LABELS, problemOf } from "./problems";
import type { FieldsState } from "./ReminderForm";
import { usesEmail, usesSms } from "./request";

/** The email address, the mobile number, or both. */
export function ChannelFields({ form }: { form: FieldsState }) {
  return (
    <>
      {usesEmail(form.draft) && <EmailField form={form} />}
      {usesSms(form.draft) && <PhoneField form={form} />}
    </>
  );
}

function EmailField({ form }: { form: FieldsState }) {
  const { draft, change, problems } = form;
  return (
    <Field id="email" label={FIELD_LABELS.email} problem={problemOf(problems, "email")}>
      {(control) => (
        <input
          {...control}
          type="email"
          autocomplete="email"
          required
          value={draft.email}
          onInput={(event) => change({ email: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

function PhoneField({ form }: { form: FieldsState }) {
  const { draft, change, problems } = form;
  const { smsCountries } = useSettings().config;
  return (
    <Field
      id="phone"
      label={FIELD_LABELS.phone}
      hint={`Starting with + and the country code. Numbers in: ${countryNames(smsCountries)}.`}
      problem={problemOf(problems, "phone")}
    >
      {(control) => (
        <input
          {...control}
          type="tel"
          autocomplete="tel"
          required
          value={draft.phone}
          onInput={(event) => change({ phone: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

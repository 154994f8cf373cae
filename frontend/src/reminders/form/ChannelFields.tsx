// To whom a reminder goes: the addresses that its preference needs.
import { useEffect } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { countryName, countryNames } from "../../config/countries";
import { KnownAddresses, useKnownAddresses } from "../../settings/KnownAddresses";
import { Field } from "../../ui/Field";
import { allowedEmailsHint, allowedPhonesHint } from "./allowed-recipients";
import { loadPhoneLibrary, phoneCountry } from "./phone-number";
import { FIELD_LABELS, problemOf } from "./problems";
import { usesEmail, usesSms } from "./request";
import type { FieldsState } from "./state";

/** The email address, the mobile number, or both. */
export function ChannelFields({ form }: { form: FieldsState }) {
  return (
    <>
      {usesEmail(form.draft) && <EmailField form={form} />}
      {usesSms(form.draft) && <PhoneFields form={form} />}
      <KnownAddresses channel="email" />
      <KnownAddresses channel="sms" />
    </>
  );
}

function EmailField({ form }: { form: FieldsState }) {
  const { draft, change, problems } = form;
  const { allowedRecipients } = useSettings().config;
  const known = useKnownAddresses("email");
  return (
    <Field
      id="email"
      label={FIELD_LABELS.email}
      hint={allowedEmailsHint(allowedRecipients)}
      problem={problemOf(problems, "email")}
    >
      {(control) => (
        <input
          {...control}
          type="email"
          {...known}
          autocomplete="email"
          required
          value={draft.email}
          onInput={(event) => change({ email: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

/** The number and its country. The library that reads it is loaded meanwhile. */
function PhoneFields({ form }: { form: FieldsState }) {
  const { smsCountries } = useSettings().config;
  useEffect(() => {
    loadPhoneLibrary().catch(() => undefined); // tried again, and said, when the form is sent
  }, []);
  return (
    <>
      {smsCountries.length > 1 && <CountryField form={form} />}
      <PhoneField form={form} />
    </>
  );
}

function CountryField({ form: { draft, change } }: { form: FieldsState }) {
  const { smsCountries } = useSettings().config;
  return (
    <Field id="country" label="Country of the number">
      {(control) => (
        <select
          {...control}
          autocomplete="country"
          value={phoneCountry(draft.country, smsCountries)}
          onChange={(event) => change({ country: event.currentTarget.value })}
        >
          {smsCountries.map((code) => (
            <option key={code} value={code}>
              {countryName(code)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function PhoneField({ form }: { form: FieldsState }) {
  const { draft, change, problems } = form;
  const { smsCountries, allowedRecipients } = useSettings().config;
  const known = useKnownAddresses("sms");
  const places = `As it is dialled there, or with + and the country code. Numbers in: ${countryNames(smsCountries)}.`;
  return (
    <Field
      id="phone"
      label={FIELD_LABELS.phone}
      hint={[places, allowedPhonesHint(allowedRecipients)].filter(Boolean).join(" ")}
      problem={problemOf(problems, "phone")}
    >
      {(control) => (
        <input
          {...control}
          type="tel"
          {...known}
          autocomplete="tel"
          required
          value={draft.phone}
          onInput={(event) => change({ phone: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

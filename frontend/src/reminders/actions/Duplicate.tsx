// Leads to the form for a new reminder with what another one has.
import { useLocation } from "wouter-preact";
import type { Preference, Reminder } from "../../api/types";
import { storeDraft } from "../form/edits";
import { CREATE_PATH } from "../paths";
import { ActionButton } from "./ActionButton";

/** Keeps its text and addresses in the form's draft; the time is chosen anew. */
export function Duplicate({ reminder }: { reminder: Reminder }) {
  const [, navigate] = useLocation();
  const { message, subject, email, phone } = reminder;
  const preference = reminder.preference as Preference;
  const onPress = () => {
    storeDraft({
      message,
      subject: subject ?? "",
      preference,
      email: email ?? "",
      phone: phone ?? "",
    });
    navigate(CREATE_PATH);
  };
  return (
    <ActionButton reminder={reminder} onPress={onPress}>
      Duplicate
    </ActionButton>
  );
}

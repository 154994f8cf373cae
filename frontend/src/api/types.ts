// The names that the page gives to the API's shapes.
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Reminder = Schemas["Reminder"];
export type ReminderCreate = Schemas["ReminderCreate"];
export type ReminderSnooze = Schemas["ReminderSnooze"];
export type ReminderUpdate = Schemas["ReminderUpdate"];
export type ReminderPage = Schemas["ReminderPage"];
export type Schedule = Schemas["Schedule"];
export type ChangedSchedule = Schemas["ChangedSchedule"];
export type ScheduleCreate = Schemas["ScheduleCreate"];
export type ScheduleUpdate = Schemas["ScheduleUpdate"];
export type ScheduleTimes = Schemas["ScheduleTimes"];
export type Problem = Schemas["Problem"];
export type Preference = Schemas["Preference"];
export type Channel = "email" | "sms";
export type Delivery = NonNullable<Reminder["deliveries"]["email"]>;

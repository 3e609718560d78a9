import type { SampleBody, SampleSeed } from "./sampleSource.ts";

const json = "application/json";

export const formBodies = {
  tilda: ({ id }: SampleSeed): SampleBody => ({
    contentType: "application/x-www-form-urlencoded",
    body: new URLSearchParams({
      Name: "TEST Lead",
      Phone: "+38 (050) 000-00-12",
      Email: `test+${id}@example.com`,
      tranid: `${id}:test`,
      formid: "form1",
      formname: "TEST",
    }).toString(),
  }),

  taplink: ({ id }: SampleSeed): SampleBody => ({
    contentType: json,
    body: JSON.stringify({ id, name: "TEST Lead", phone: "+380500000012", email: `test+${id}@example.com` }),
  }),

  typeform: ({ id, at }: SampleSeed): SampleBody => {
    const answers = [
      { type: "text", text: "TEST Lead", field: { id: "1", ref: "name", type: "short_text" } },
      { type: "email", email: `test+${id}@example.com`, field: { id: "2", ref: "email", type: "email" } },
      {
        type: "phone_number",
        phone_number: "+491511112223",
        field: { id: "3", ref: "phone", type: "phone_number" },
      },
    ];
    const response = {
      form_id: "TEST",
      token: `test-${id}`,
      submitted_at: at.toISOString().replace(/\.\d+Z/, "Z"),
      hidden: {},
      definition: { id: "TEST", fields: answers.map(({ field }) => ({ ...field, title: field.ref })) },
      answers,
    };
    return {
      contentType: json,
      body: JSON.stringify({ event_id: `test-${id}`, event_type: "form_response", form_response: response }),
    };
  },

  webflow: ({ id, at }: SampleSeed): SampleBody => ({
    contentType: json,
    body: JSON.stringify({
      triggerType: "form_submission",
      payload: {
        name: "TEST",
        siteId: "65427cf4",
        id: `test-${id}`,
        submittedAt: at.toISOString(),
        data: { "Ваше ім'я": "TEST Lead", Телефон: "050-000-00-12", "E-mail": `test+${id}@example.com` },
      },
    }),
  }),

  calendly: ({ id, at }: SampleSeed): SampleBody => ({
    contentType: json,
    body: JSON.stringify({
      event: "invitee.created",
      created_at: at.toISOString(),
      payload: {
        uri: `https://api.calendly.com/test/${id}`,
        name: "TEST Lead",
        email: `test+${id}@example.com`,
        questions_and_answers: [],
      },
    }),
  }),

  telegram: ({ id, at }: SampleSeed): SampleBody => ({
    contentType: json,
    body: JSON.stringify({
      update_id: id,
      message: {
        message_id: 1,
        from: { id: 1, is_bot: false, first_name: "TEST" },
        date: Math.floor(at.getTime() / 1000),
        contact: { phone_number: "+380500000012", first_name: "TEST", last_name: "Lead", user_id: 1 },
      },
    }),
  }),

  googleAds: ({ id }: SampleSeed): SampleBody => {
    const columns = [
      ["FULL_NAME", "Full Name", "TEST Lead"],
      ["EMAIL", "User Email", `test+${id}@example.com`],
      ["PHONE_NUMBER", "User Phone", "+380500000012"],
    ];
    return {
      contentType: json,
      body: JSON.stringify({
        lead_id: `test-${id}`,
        api_version: "1.0",
        form_id: 1,
        campaign_id: 1,
        gcl_id: "",
        is_test: false,
        user_column_data: columns.map(([column_id, column_name, string_value]) => ({
          column_id,
          column_name,
          string_value,
        })),
      }),
    };
  },

  meta: ({ id, at }: SampleSeed): SampleBody => {
    const created_time = Math.floor(at.getTime() / 1000);
    const value = { created_time, leadgen_id: `1${id}`, form_id: "1", page_id: "1" };
    return {
      contentType: json,
      body: JSON.stringify({
        object: "page",
        entry: [{ id: "1", time: created_time, changes: [{ field: "leadgen", value }] }],
      }),
    };
  },

  standardWebhooks: ({ id, at }: SampleSeed): SampleBody => ({
    contentType: json,
    headers: { "webhook-id": `test-${id}` },
    body: JSON.stringify({
      type: "lead.created",
      timestamp: at.toISOString(),
      data: { name: "TEST Lead", phone: "+380500000012", email: `test+${id}@example.com` },
    }),
  }),
};

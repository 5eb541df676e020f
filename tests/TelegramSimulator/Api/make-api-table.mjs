// Trims a machine-readable copy of the Bot API specification to what a bot like ours calls.
// Usage: node make-api-table.mjs <path of api.json of PaulSonOfLars/telegram-bot-api-spec> > api-table.json
// Names, types and required flags only; a field's name ends in "!" when it must be given.
import { readFileSync } from 'node:fs';

const used = `getUpdates setWebhook deleteWebhook getWebhookInfo getMe
  sendMessage copyMessage sendPhoto sendAudio sendDocument sendVideo sendVoice sendVideoNote sendMediaGroup sendLocation sendVenue
  sendContact sendSticker sendPoll sendChatAction setMessageReaction getFile getChat getChatMember leaveChat
  editMessageText editMessageCaption editMessageMedia editMessageReplyMarkup editMessageLiveLocation stopMessageLiveLocation
  deleteMessage deleteMessages pinChatMessage unpinChatMessage answerCallbackQuery
  setMyCommands deleteMyCommands getMyCommands setMyName setMyDescription setMyShortDescription setChatMenuButton
  sendInvoice createInvoiceLink answerPreCheckoutQuery answerShippingQuery refundStarPayment`.split(/\s+/);

const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const types = {};
const fieldsOf = (fields) => {
  const shaped = {};
  for (const field of fields ?? []) {
    shaped[field.name + (field.required ? '!' : '')] = field.types;
    field.types.forEach(reach);
  }
  return shaped;
};

function reach(type) {
  const name = type.replace(/^(Array of )+/, '');
  const known = spec.types[name];
  if (!known || name === 'InputFile' || types[name]) return;
  types[name] = {};
  if (known.subtypes) {
    known.subtypes.forEach(reach);
    types[name] = { oneOf: known.subtypes };
  } else {
    types[name] = { fields: fieldsOf(known.fields) };
  }
}

const methods = {};
for (const name of used) methods[name] = fieldsOf(spec.methods[name].fields);
const sorted = Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)));
const line = (entries) => Object.entries(entries).map(([k, v]) => `    ${JSON.stringify(k)}: ${JSON.stringify(v)}`).join(',\n');
console.log(`{
  "source": "Derived from github.com/PaulSonOfLars/telegram-bot-api-spec (MIT licence, copyright (c) 2020 Paul Larsen): names, types and required flags.",
  "version": ${JSON.stringify(spec.version)},
  "methods": {
${line(methods)}
  },
  "types": {
${line(sorted)}
  }
}`);

namespace Companion.Dialogs;

/// <summary>What is sent and not typed: files, positions, contacts.</summary>
internal sealed partial class StepRun
{
    private void OnThing(SlotValue? thing, string kind)
    {
        if (Idle || Top.Ask is not { } ask || StateOf(Top) is not { Expect: { } expect } state)
        {
            if (IsFirstMeeting)
            {
                Onboard(null);
                return;
            }

            Say("conversation.unexpected." + kind);
            WhereWeAre();
            return;
        }

        if (thing is FileValue { Kind: FileKind.Photo } photo && expect.Type is not FileType && DialogOf(Top) is { PhotoSlot: { } slot } dialog)
        {
            KeepPhoto(photo, slot, dialog, state, expect);
            return;
        }

        if (ask.WaitUntil > _now)
        {
            Say("conversation.wait-a-little", ask.Attempts);
            Top = Top with { Ask = ask with { Attempts = ask.Attempts + 1 } };
            return;
        }

        switch (thing, expect.Type)
        {
            case (FileValue file, FileType wanted) when wanted.Kinds.IsEmpty || wanted.Kinds.Contains(file.Kind):
                if (file.Bytes > wanted.MaxBytes)
                {
                    Say("conversation.file-too-big");
                    WhereWeAre();
                    return;
                }

                Answer(state, expect, file, -1);
                return;
            case (LocationValue place, LocationType) when double.IsFinite(place.Latitude) && double.IsFinite(place.Longitude)
                && Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180:
                Answer(state, expect, place, -1);
                return;
            case (ContactValue contact, ContactType):
                Answer(state, expect, contact with { Phone = PersonText.Clean(contact.Phone, 32), Name = contact.Name is null ? null : PersonText.Clean(contact.Name, 64) }, -1);
                return;
        }

        if (ask.Attempts > 1)
        {
            Misunderstood(state);
            return;
        }

        Say("conversation.unexpected." + kind);
        Top = Top with { Ask = ask with { Attempts = ask.Attempts + 1 } };
        AskShortly(state);
    }

    /// <summary>A photo beside a question is kept with what is written down; its caption answers where words are asked for.</summary>
    private void KeepPhoto(FileValue photo, string slot, DialogDefinition dialog, StateDefinition state, ExpectDefinition expect)
    {
        if (dialog.Slot(slot)?.Type is FileType { MaxBytes: var most } && photo.Bytes > most)
        {
            Say("conversation.file-too-big");
            AskShortly(state);
            return;
        }

        var replaced = Top.Find(slot) is not null;
        Top = Top.With(slot, photo with { Caption = null });
        Say(replaced ? "conversation.photo-replaced" : "conversation.photo-kept");
        if (photo.Caption is { Length: > 0 } caption && expect.Type is TextType && PersonText.Clean(caption) is { Length: > 0 } words)
        {
            TakeReading(state, expect, words);
            return;
        }

        AskShortly(state);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Companion.Conversations;
using Companion.Conversations.Turns;
using Companion.Dialogs;
using Companion.Storage;
using Npgsql;

namespace Companion.Diary;

/// <summary>Keeps the photo that a person sent along with a diary entry.</summary>
/// <remarks>
/// The web chat has stored it before the turn; a channel that only names it ("telegram.file") fetches it as slow work, which then
/// calls <see cref="AttachAsync"/>.
/// </remarks>
public sealed class DiaryPhotos(CompanionDatabase database)
{
    private const string FetchWork = "telegram.file";

    /// <summary>Ties a stored file to an entry. May run twice: the file that came first stays.</summary>
    public async Task AttachAsync(Guid tenantId, Guid personId, Guid entryId, Guid fileId, CancellationToken cancellationToken)
    {
        var connection = await database.App.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = connection.CreateBatch();
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(TurnStatements.SetTenant(tenantId));
                batch.BatchCommands.Add(DiaryPhotoRows.Insert([new(tenantId, entryId, personId, fileId)]));
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    internal static void Keep(FileValue photo, Guid entryId, TurnScope scope)
    {
        if (Guid.TryParse(photo.Id, out var stored))
        {
            scope.Writes.Of<DiaryPhotoRows>().Add(new(scope.TenantId, entryId, scope.Profile.PersonId, stored));
        }
        else
        {
            scope.Enqueue(FetchWork, JsonSerializer.Serialize(
                new PhotoFetch(scope.Chat.AccountId, photo.Id, photo.Kind.ToString(), entryId), DiaryPhotoJson.Default.PhotoFetch));
        }
    }
}

internal sealed record PhotoFetch(Guid Account, string File, string Kind, Guid Entry);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PhotoFetch))]
internal sealed partial class DiaryPhotoJson : JsonSerializerContext;

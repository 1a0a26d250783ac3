using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Fleet.Media;

/// <summary>
/// Takes a picture as it streams in: block by block into storage, and committed only when all of it has come and its hash is what
/// was signed. What it is its own bytes say, not who puts it. One that breaks off leaves nothing, and putting it again is putting it anew.
/// </summary>
internal sealed class MediaIntake(IMediaStore store, IOptions<MediaOptions> options)
{
    private const int BlockBytes = 1024 * 1024;

    /// <summary>How much of a picture's beginning is looked at for what it says of itself.</summary>
    private const int LookedAtBytes = 64 * 1024;

    private readonly SemaphoreSlim _room = new(options.Value.MaxAtOnce, options.Value.MaxAtOnce);

    /// <summary>Null when it was taken.</summary>
    public async Task<MediaRefusal?> Take(string key, Stream body, long length, string sha256, CancellationToken stop)
    {
        if (!await _room.WaitAsync(0, CancellationToken.None))
        {
            return new MediaRefusal(StatusCodes.Status503ServiceUnavailable, "SlowDown", "Many pictures come at once; try again in a while.");
        }

        try
        {
            return await Stream(key, body, length, sha256, stop);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<MediaRefusal?> Stream(string key, Stream body, long length, string sha256, CancellationToken stop)
    {
        var writer = store.Write(key);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[(int)Math.Clamp(length, 1, BlockBytes)];
        var (taken, isSimulated, mediaType) = (0L, false, MediaKinds.Unknown);
        while (true)
        {
            var read = await body.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, stop);
            if (read == 0)
            {
                break;
            }

            taken += read;
            if (taken > length)
            {
                break;
            }

            if (taken == read)
            {
                isSimulated = SaysSimulated(block.AsSpan(0, Math.Min(read, LookedAtBytes)));
                mediaType = MediaKinds.Of(block.AsSpan(0, read));
            }

            hash.AppendData(block, 0, read);
            await writer.Append(block.AsMemory(0, read), stop);
        }

        if (taken != length)
        {
            return MediaRefusal.Invalid("IncompleteBody", $"{taken} bytes came where {length} were announced.");
        }

        if (!SigV4.AreEqual(Convert.ToHexStringLower(hash.GetHashAndReset()), sha256))
        {
            return MediaRefusal.Invalid("XAmzContentSHA256Mismatch", "The body is not the one that was signed.");
        }

        return await writer.Commit(mediaType, isSimulated, sha256, stop)
            ? null
            : new MediaRefusal(StatusCodes.Status409Conflict, "ObjectAlreadyExists", $"Another picture lies at {key}; put this one under a key of its own.");
    }

    /// <summary>A rendered picture has the word in its comment or its text.</summary>
    private static bool SaysSimulated(ReadOnlySpan<byte> beginning) =>
        beginning.IndexOf("SIMULATED"u8) >= 0 || beginning.IndexOf("simulated"u8) >= 0 || beginning.IndexOf("模拟"u8) >= 0;
}

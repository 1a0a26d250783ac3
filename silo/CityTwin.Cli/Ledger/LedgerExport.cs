using CityTwin.Cli.Progress;
using CityTwin.LedgerVerifier;
using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Cli.Ledger;

/// <summary>Writes what the gateway has of districts' ledgers as <see cref="Export"/> reads it.</summary>
internal sealed class LedgerExport(
    LedgerService.LedgerServiceClient ledger, CityService.CityServiceClient city, Metadata headers, TimeProvider clock)
{
    private const int HeadsPerPage = 500;
    private const int MaxAttempts = 5;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>How long a head that a witness has seen may take to be in the list.</summary>
    private static readonly TimeSpan HeadsCatchUp = TimeSpan.FromSeconds(20);

    /// <exception cref="CliException">The folder holds something, or the gateway refuses.</exception>
    public async Task Run(string folder, IReadOnlyList<string> districts, IProgressBoard board, CancellationToken stop)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new CliException($"{folder} is not empty: an export is written into a folder of its own.");
        }

        try
        {
            var keys = new Dictionary<string, PublicKey>();
            foreach (var district in districts.Count > 0 ? districts : await AllDistricts(stop))
            {
                await board.Step($"export {district}", step => District(folder, district, keys, step, stop));
            }

            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, Export.KeysName), KeysFile.Write(keys.Values), stop);
        }
        catch (RpcException refusal) when (!stop.IsCancellationRequested)
        {
            throw new CliException($"the gateway does not give the ledger: {refusal.Status.Detail} ({refusal.StatusCode}).");
        }
    }

    private async Task<IReadOnlyList<string>> AllDistricts(CancellationToken stop)
    {
        var answer = await city.ListDivisionsAsync(new ListDivisionsRequest(), headers, cancellationToken: stop);
        return [.. answer.Divisions.Where(division => division.Level == "district").Select(division => division.Code)];
    }

    private async Task<bool> District(
        string folder, string district, Dictionary<string, PublicKey> keys, IProgressStep step, CancellationToken stop)
    {
        var (heads, witnessed, trouble) = await Heads(district, stop);
        foreach (var key in (await ledger.GetKeysAsync(new GetKeysRequest { District = district }, headers, cancellationToken: stop)).Keys)
        {
            keys[key.KeyId] = new PublicKey(key.Owner, key.PublicKey.ToByteArray());
        }

        var own = Path.Combine(folder, district);
        Directory.CreateDirectory(own);
        var size = heads.Count == 0 ? 0 : heads[^1].Size;
        await using (var log = File.Create(Path.Combine(own, Export.LogName)))
        {
            await Lines(district, size, log, step, stop);
        }

        var file = new HeadsFile(district, [.. heads.Select(Read)], [.. witnessed.Select(Read)]);
        await File.WriteAllBytesAsync(Path.Combine(own, Export.HeadsName), file.Write(), stop);
        if (trouble.Length > 0)
        {
            step.Skip($"exported; it signs no heads: {trouble}");
        }

        return true;
    }

    /// <summary>
    /// What witnesses have seen is asked for first: a head that they saw is then in the list, or will be in a moment, as
    /// it is listed when they have answered.
    /// </summary>
    private async Task<(IReadOnlyList<LedgerHead> Heads, IReadOnlyList<LedgerHead> Witnessed, string Trouble)> Heads(
        string district, CancellationToken stop)
    {
        var now = await ledger.GetHeadAsync(new GetHeadRequest { District = district }, headers, cancellationToken: stop);
        var seen = now.Witnessed.Select(head => head.Size).DefaultIfEmpty().Max();
        var from = clock.GetTimestamp();
        while (true)
        {
            var heads = await AllHeads(district, stop);
            if (heads.LastOrDefault() is { } last && last.Size >= seen || seen == 0 || now.Trouble.Length > 0
                || clock.GetElapsedTime(from) > HeadsCatchUp)
            {
                return (heads, now.Witnessed, now.Trouble);
            }

            await Task.Delay(LookAgain, clock, stop);
        }
    }

    private async Task<IReadOnlyList<LedgerHead>> AllHeads(string district, CancellationToken stop)
    {
        var heads = new List<LedgerHead>();
        var request = new ListHeadsRequest { District = district, PageSize = HeadsPerPage };
        do
        {
            var page = await ledger.ListHeadsAsync(request, headers, cancellationToken: stop);
            heads.AddRange(page.Heads);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return heads;
    }

    /// <summary>A stream that breaks is gone on with after the last line that came.</summary>
    private async Task Lines(string district, long size, Stream log, IProgressStep step, CancellationToken stop)
    {
        var request = new ExportLogRequest { District = district, UpTo = size };
        for (var attempt = 1; request.AfterSequence < size; attempt++)
        {
            try
            {
                using var call = ledger.ExportLog(request, headers, cancellationToken: stop);
                await foreach (var run in call.ResponseStream.ReadAllAsync(stop))
                {
                    foreach (var line in run.Lines)
                    {
                        await log.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"), stop);
                    }

                    request.AfterSequence = run.FirstSequence + run.Lines.Count - 1;
                    step.Report((int)Math.Min(int.MaxValue, request.AfterSequence), (int)Math.Min(int.MaxValue, size));
                    attempt = 1;
                }
            }
            catch (RpcException broken) when (attempt < MaxAttempts && !stop.IsCancellationRequested
                && broken.StatusCode is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.Aborted)
            {
                await Task.Delay(LookAgain, clock, stop);
            }
        }
    }

    private static Head Read(LedgerHead head) => new(
        head.District, head.Size, head.Root.ToByteArray(), head.TimeMs, head.KeyId, head.Signature.ToByteArray(),
        [.. head.Witnesses.Select(by => new CoSignature(by.Witness, by.TimeMs, by.KeyId, by.Signature.ToByteArray()))]);
}

namespace CityTwin.Ledger.Proving;

/// <content>How the tree follows the log.</content>
internal sealed partial class LedgerGrain
{
    private DurableMarks? _marks;
    private bool _atWork;
    private bool _failing;

    /// <summary>Follows the log, compares it with what was signed of it, and signs a head when it has grown.</summary>
    private async Task Round()
    {
        if (_atWork)
        {
            return;
        }

        _atWork = true;
        try
        {
            var opened = await Open();
            var stored = (await Log.ReadStored(long.MaxValue, max: 1)).Head;
            if (stored < opened.Tree.Size)
            {
                throw new InvalidDataException($"Storage has {stored} entries of the log of {District}, and had {opened.Tree.Size}.");
            }

            await AskWitnesses();
            await Grow(opened.Tree, Durable(stored, opened.Heads));
            if (await IsAsSigned(opened, stored) && IsDue(opened))
            {
                await Issue(opened);
            }

            _failing = false;
        }
        catch (Exception error) when (!_ending.IsCancellationRequested)
        {
            // Storage is away, or has lost some of what the tree was made of: all is read again.
            _opened = null;
            if (!_failing)
            {
                LogRoundFailed(District, error);
            }

            _failing = true;
        }
        catch (Exception) when (_ending.IsCancellationRequested)
        {
            // It is leaving this silo.
        }
        finally
        {
            _atWork = false;
        }
    }

    private async Task<Opened> Open()
    {
        var opening = _opened ??= OpenAnew();
        try
        {
            return await opening;
        }
        catch
        {
            _opened = _opened == opening ? null : _opened;
            throw;
        }
    }

    private async Task<Opened> OpenAnew()
    {
        _proven.Clear();
        await published.Publish(keys.Public(District), _ending.Token);
        var heads = await HeadLog.Open(ledgers, serializer, District, _ending.Token);
        if (heads.Last is { } last && last.KeyId != keys.Public(District).KeyId)
        {
            LogOtherKey(District, last.KeyId, keys.Public(District).KeyId);
        }

        var tree = await trees.Open(District, _ending.Token);
        if (tree.Size > 0)
        {
            var there = (await Log.ReadStored(tree.Size - 1, max: 1)).Entries;
            if (there is not [var lastEntry] || !MerkleHash.Leaf(LogLine.Of(lastEntry.Entry)).AsSpan().SequenceEqual(tree.LastLeaf))
            {
                LogOtherTree(District, tree.Size);
                tree = trees.Empty(District);
            }
        }

        return new Opened(tree, heads);
    }

    /// <summary>What storage has had for long enough; and what was signed already, which it is to be compared with.</summary>
    private long Durable(long stored, HeadLog heads)
    {
        _marks ??= new DurableMarks((long)_options.SignAfter.TotalMilliseconds);
        var signed = Anchors(heads).Select(anchor => anchor.Head.Head.Size).DefaultIfEmpty().Max();
        return Math.Max(_marks.Note(NowMs, stored), Math.Min(stored, signed));
    }

    private async Task Grow(LogTree tree, long until)
    {
        while (tree.Size < until)
        {
            // From the tree's last entry on: it is to be the log's still.
            var known = Math.Min(tree.Size, 1);
            var max = (int)Math.Min(until - tree.Size + known, options.Value.MaxEntriesPerRead);
            var lines = (await Log.ReadStored(tree.Size - known, max)).Entries.Select(entry => LogLine.Of(entry.Entry)).ToList();
            var hashes = lines.ConvertAll(line => MerkleHash.Leaf(line));
            if (lines.Count <= known || (known == 1 && !hashes[0].AsSpan().SequenceEqual(tree.LastLeaf)))
            {
                throw new InvalidDataException($"The log of {District} in storage is not the one that it was up to entry {tree.Size}.");
            }

            hashes.Skip((int)known).ToList().ForEach(tree.Append);
            await tree.Save(_ending.Token);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Ledger of {District}: it could not follow its log; it tries again")]
    private partial void LogRoundFailed(City.DivisionCode district, Exception error);

    [LoggerMessage(LogLevel.Warning,
        "Ledger of {District}: its last head was signed with key {Before}, and the key here is {Now}; is Ledger:KeyDirectory the one it was?")]
    private partial void LogOtherKey(City.DivisionCode district, string before, string now);

    [LoggerMessage(LogLevel.Warning, "Ledger of {District}: its saved tree of {Size} entries is of another log; it is made anew")]
    private partial void LogOtherTree(City.DivisionCode district, long size);
}

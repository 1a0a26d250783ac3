using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Ledger.Witnessing;

namespace CityTwin.Ledger.Proving;

/// <content>Heads, and those who witness them.</content>
internal sealed partial class LedgerGrain
{
    /// <summary>What each witness that has answered has seen last.</summary>
    private readonly Dictionary<DivisionCode, SignedHead?> _seen = [];

    /// <summary>Heads that the tree was found to go on from.</summary>
    private readonly HashSet<(long Size, string Root)> _proven = [];

    /// <summary>Witnesses that did not answer when they were last asked.</summary>
    private readonly HashSet<DivisionCode> _away = [];

    private IReadOnlyList<DivisionCode> _witnesses = [];
    private string? _trouble;
    private long _issuedAtMs;

    public async Task<IReadOnlyList<SignedHead>> Witnessed()
    {
        var all = await Task.WhenAll(_witnesses.Select(witness => Ask(witness, one => one.LastSeen(District))));
        return [.. all.OfType<SignedHead>()];
    }

    /// <summary>Before anything is signed, those who have seen heads of this log are asked for them.</summary>
    private async Task AskWitnesses()
    {
        await Task.WhenAll(_witnesses.Where(witness => !_seen.ContainsKey(witness)).Select(async witness =>
        {
            var asked = await Ask<(bool Answered, SignedHead? Seen)>(witness, async one => (true, await one.LastSeen(District)));
            if (asked.Answered)
            {
                _seen[witness] = asked.Seen;
            }
        }));
    }

    /// <summary>The heads that the log must go on from, and who has them.</summary>
    private IEnumerable<(string Who, SignedHead Head)> Anchors(HeadLog heads)
    {
        if (heads.Last is { } last)
        {
            yield return ($"{District} itself", last);
        }

        foreach (var (witness, seen) in _seen)
        {
            if (seen is not null)
            {
                yield return ($"witness {witness}", seen);
            }
        }
    }

    /// <summary>Whether the log goes on from all that was signed of it. If not, that is told, and nothing more is signed.</summary>
    private async Task<bool> IsAsSigned(Opened opened, long stored)
    {
        var trouble = default(string);
        foreach (var (who, anchor) in Anchors(opened.Heads).ToArray())
        {
            trouble ??= await WhyNot(opened.Tree, who, anchor.Head, stored);
        }

        if (trouble != _trouble)
        {
            _trouble = trouble;
            troubles.Set(District, trouble);
            if (trouble is null)
            {
                LogWellAgain(District);
            }
            else
            {
                LogTrouble(District, trouble);
            }
        }

        return trouble is null;
    }

    private async Task<string?> WhyNot(LogTree tree, string who, TreeHead signed, long stored)
    {
        var name = (signed.Size, Convert.ToHexStringLower(signed.Root));
        if (_proven.Contains(name))
        {
            return null;
        }

        if (signed.Size > tree.Size)
        {
            return $"Storage has {stored} entries of the log, and {who} has seen {signed.Size} of them signed: it was put back to an " +
                "older copy, or has lost some. No head is signed.";
        }

        if (!(await tree.RootAt(signed.Size, _ending.Token)).AsSpan().SequenceEqual(signed.Root))
        {
            return $"The first {signed.Size} entries of the log are not those that {who} has seen signed: it went on from an older copy, " +
                "or was changed. No head is signed.";
        }

        _proven.Add(name);
        return null;
    }

    private bool IsDue(Opened opened)
    {
        var size = opened.Tree.Size;
        if (size == 0 || opened.Heads.Last is not { } last)
        {
            return size > 0;
        }

        var after = size > last.Head.Size ? _options.HeadEvery
            : last.CoSignatures.Count < _witnesses.Count ? _options.WitnessAgainAfter
            : Timeout.InfiniteTimeSpan;
        return after >= TimeSpan.Zero && NowMs - _issuedAtMs >= (long)after.TotalMilliseconds;
    }

    private async Task Issue(Opened opened)
    {
        var (tree, heads) = opened;
        var size = tree.Size;
        var nowMs = Math.Max(NowMs, heads.Last?.Head.TimeMs ?? 0);
        var head = new TreeHead(District, size, await tree.RootAt(size, _ending.Token), nowMs);
        var signed = new SignedHead(head, keys.Public(District).KeyId, keys.Sign(District, HeadText.Of(head)), []);
        var coSigned = await Task.WhenAll(_witnesses.Where(_seen.ContainsKey).Select(witness => CoSign(tree, witness, signed)));
        await heads.Append(signed with { CoSignatures = [.. coSigned.OfType<CoSignature>()] }, _ending.Token);
        _proven.Clear(); // They are compared once more than needed, and never are there many.
        _issuedAtMs = NowMs;
    }

    private async Task<CoSignature?> CoSign(LogTree tree, DivisionCode witness, SignedHead signed)
    {
        var from = _seen[witness]?.Head.Size ?? 0;
        var proof = await tree.Consistency(from, signed.Head.Size, _ending.Token);
        var answer = await Ask(witness, one => one.CoSign(signed, keys.Public(District), proof));
        if (answer is null)
        {
            _seen.Remove(witness); // It may have signed and not been heard.
            return null;
        }

        if (answer.Signature is null)
        {
            // What it has seen is compared with the log in the next round.
            LogRefused(District, witness, answer.Refusal);
            _seen[witness] = answer.Seen;
            return null;
        }

        _seen[witness] = signed with { CoSignatures = [answer.Signature] };
        return answer.Signature;
    }

    /// <returns>Null, or what stands for nothing, when the witness does not answer in time.</returns>
    private async Task<T?> Ask<T>(DivisionCode witness, Func<IWitnessGrain, Task<T>> ask)
    {
        try
        {
            var answer = await ask(GrainFactory.Grain<IWitnessGrain>(witness.Value)).WaitAsync(_options.WitnessWithin, clock, _ending.Token);
            _away.Remove(witness);
            return answer;
        }
        catch (Exception error) when (!_ending.IsCancellationRequested)
        {
            if (_away.Add(witness))
            {
                LogNoAnswer(District, witness, error);
            }

            return default;
        }
    }

    [LoggerMessage(LogLevel.Error, "Ledger of {District}: {Trouble}")]
    private partial void LogTrouble(DivisionCode district, string trouble);

    [LoggerMessage(LogLevel.Information, "Ledger of {District}: the log is what was signed of it again")]
    private partial void LogWellAgain(DivisionCode district);

    [LoggerMessage(LogLevel.Warning, "Ledger of {District}: witness {Witness} does not sign its head: {Why}")]
    private partial void LogRefused(DivisionCode district, DivisionCode witness, string? why);

    [LoggerMessage(LogLevel.Warning, "Ledger of {District}: witness {Witness} does not answer; heads are issued without it")]
    private partial void LogNoAnswer(DivisionCode district, DivisionCode witness, Exception error);
}

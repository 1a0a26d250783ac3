using CityTwin.City;
using CityTwin.Hosting;

namespace CityTwin.Fleet.Dispatch;

/// <content>
/// Mutual aid: a desk asks another district's, or the city; who grants lends units for that one mission, and has them back
/// when it ends. Asked and granted are events of the mission.
/// </content>
internal sealed partial class DispatchGrain
{
    /// <summary>One is asked after the other: of two who ask for the same the second finds it asked.</summary>
    private readonly SemaphoreSlim _asking = new(1);

    /// <summary>Units at home here that others have for the moment.</summary>
    private IEnumerable<TwinId> LentOut => _kept.Aid
        .Where(aid => aid.State == AidState.Granted && aid.By != District).SelectMany(aid => aid.Granted);

    private DivisionCode? LentTo(TwinId unit) =>
        _kept.Aid.Find(aid => aid.State == AidState.Granted && aid.By != District && aid.Granted.Contains(unit))?.By;

    public Task<IReadOnlyList<AidRequest>> ListAid() =>
        Task.FromResult<IReadOnlyList<AidRequest>>([.. _kept.Aid.OrderByDescending(aid => aid.AskedAtMs)]);

    public async Task<AidRequest> AskAid(MissionId mission, DivisionCode? from, string reason, string by)
    {
        if (from is { } asked && (asked == District || asked.Level != DivisionLevel.District || !city.Has(asked)))
        {
            throw MissionRefusedException.Invalid("from", $"{asked} is no other district of this city; leave it out to ask the city.");
        }

        if (reason.Length is 0 or > MaxReason)
        {
            throw MissionRefusedException.Invalid("reason", $"say why, in at most {MaxReason} characters.");
        }

        await _asking.WaitAsync();
        try
        {
            return _kept.Aid.Find(aid => aid.Mission == mission && aid.From == from && aid.State == AidState.Asked)
                ?? await Ask(mission, from, reason, by);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>The number before the record: whatever becomes of it, no other request has its id.</summary>
    private async Task<AidRequest> Ask(MissionId mission, DivisionCode? from, string reason, string by)
    {
        await Save(kept => kept with { LastAid = kept.NextAid });
        var request = new AidRequest(
            $"{mission.Serial}-aid-{_kept.LastAid}", District, from, mission, AidState.Asked, by, NowMs,
            DecidedBy: null, DecidedAtMs: null, Granted: [], reason);
        await Do(mission, new NoteAid(request.Id, from, AidState.Asked, []), by, KeyOf(request));
        await Keep(request);
        Tell(request);
        return request;
    }

    public async Task<AidRequest> DecideAid(string id, IReadOnlyList<TwinId> granted, string reason, string by)
    {
        var request = _kept.Aid.Find(aid => aid.Id == id)
            ?? throw new MissionRefusedException(MissionRefusal.Missing, $"{District} was asked for no aid '{id}'.");
        if (request.State != AidState.Asked)
        {
            throw Decided(request);
        }

        if (request.From is { } from && from != District)
        {
            throw new MissionRefusedException(MissionRefusal.State, $"Aid {id} is {from}'s to grant: ask its desk.");
        }

        await CheckGranted(request, granted);
        var decided = request with
        {
            State = granted.Count == 0 ? AidState.Refused : AidState.Granted,
            Granted = [.. granted.Distinct()],
            DecidedBy = by,
            DecidedAtMs = NowMs,
            Reason = reason.Length is 0 or > MaxReason ? request.Reason : reason,
        };
        if (!await Keep(decided))
        {
            throw Decided(_kept.Aid.Find(aid => aid.Id == id) ?? request); // Somebody was quicker.
        }

        Tell(decided);
        return decided;
    }

    private static MissionRefusedException Decided(AidRequest aid) => new(
        MissionRefusal.State, $"Aid {aid.Id} is {WorkOrders.WireName.Of(aid.State)} already, by {aid.DecidedBy}.");

    public async Task NoteAid(AidRequest request)
    {
        var held = _kept.Aid.Find(aid => aid.Id == request.Id);
        if (request.By == District && request.State != AidState.Ended && (held is { } known ? known.State > request.State : await IsOver(request)))
        {
            Tell(held ?? request with { State = AidState.Ended }); // Whoever says so has not heard how it ended.
            return;
        }

        if (!await Keep(request))
        {
            return;
        }

        _changed = true;
        if (request.By == District)
        {
            Record(request);
        }

        Look();
    }

    /// <summary>Lent are units that there are, of the district that was asked; by the city, of any other.</summary>
    private async Task CheckGranted(AidRequest request, IReadOnlyList<TwinId> granted)
    {
        foreach (var unit in granted)
        {
            if (await Within(Unit(unit).Get()) is not { } view)
            {
                throw MissionRefusedException.Invalid("granted", $"there is no unit {unit}.");
            }

            var home = view.Definition.Cell.District;
            if (home == request.By || (request.From is { } from && home != from))
            {
                throw MissionRefusedException.Invalid("granted", $"{unit} is at home in {home}: it is not {request.From?.Value ?? "another district"}'s to lend.");
            }
        }
    }

    /// <summary>Whoever it concerns hears of it: who asked, who was asked, and where the units are at home.</summary>
    private void Tell(AidRequest request)
    {
        if (request.By == District && request.State != AidState.Asked)
        {
            Record(request);
        }

        foreach (var other in request.Granted.Select(unit => unit.Birthplace.District).Append(request.By).Concat(request.From is { } from ? [from] : [])
            .Distinct().Where(other => other != District))
        {
            _owed.Owe($"aid:{request.Id}:{request.State}:{other}", () => Within(GrainFactory.Grain<IDispatchInside>(other.Value).NoteAid(request)));
        }

        Look();
    }

    private void Record(AidRequest request)
    {
        if (request.State is AidState.Granted or AidState.Refused)
        {
            _owed.Owe($"aid-noted:{request.Id}", () => DoIfItCan(
                request.Mission, new NoteAid(request.Id, request.From, request.State, request.Granted), request.DecidedBy ?? MissionActors.Desk, KeyOf(request)));
        }
    }

    /// <summary>Said twice it counts once.</summary>
    private static string KeyOf(AidRequest request) => $"{request.Id}:{request.State}";

    /// <summary>
    /// What an activation before this one still owed to others was in its memory alone: all is told again, which does nothing
    /// where it is known. A mission may have ended meanwhile, perhaps long ago.
    /// </summary>
    private void TellAllAid()
    {
        foreach (var aid in _kept.Aid)
        {
            Tell(aid);
            if (aid.By == District && aid.State is AidState.Asked or AidState.Granted)
            {
                _owed.Owe($"aid-check:{aid.Id}", async () =>
                {
                    if (await IsOver(aid))
                    {
                        await EndAid(aid.Mission);
                    }
                });
            }
        }
    }

    private async Task<bool> IsOver(AidRequest aid) => await Mission(aid.Mission).Get() is not { IsOpen: true };

    /// <summary>A mission that has ended gives back what was lent for it.</summary>
    private async Task EndAid(MissionId mission)
    {
        foreach (var aid in _kept.Aid.Where(aid => aid.Mission == mission && aid.By == District && aid.State is AidState.Asked or AidState.Granted).ToArray())
        {
            var ended = aid with { State = AidState.Ended };
            if (await Keep(ended))
            {
                Tell(ended);
            }
        }
    }

    /// <returns>False when it stands so already, or has gone on since.</returns>
    private async Task<bool> Keep(AidRequest request)
    {
        var isNews = false;
        await Save(kept =>
        {
            isNews = kept.Aid.Find(aid => aid.Id == request.Id) is not { } held || held.State < request.State;
            return isNews ? kept with { Aid = AidBook.With(kept.Aid, request, _options.MaxAid) } : kept;
        });
        return isNews;
    }

    /// <summary>Characters of why aid is asked or decided so.</summary>
    private const int MaxReason = 300;
}

using System.Security.Cryptography;
using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>A zone set on its way: sent until the robot shows it, then enabled; ours from before are deleted.</summary>
internal sealed class ZoneDesk(Step step)
{
    private const string Prefix = "citytwin-";
    private const int MaxRevision = 32;

    private ZoneWork? Work => step.Talk.Zones;

    /// <exception cref="UnitRefusedException">The robot knows no zones, or these are none.</exception>
    public void Start(SyncAreas areas)
    {
        if (!step.Robot.Is3 || step.Talk.Ability is not { } ability || ability.Zones.Count == 0)
        {
            throw new UnitRefusedException(
                UnitRefusal.Incapable, step.Robot.Is3 ? "Its factsheet names no zones that it supports." : $"VDA 5050 {step.Robot.Version} has no zones.");
        }

        var zones = ZoneReader.Read(areas.GeoJson).Where(zone => ability.Zones.Contains(zone.Type)).ToList();
        if (zones.Count > (ability.MaxZones ?? ZoneReader.MaxZones))
        {
            throw new UnitRefusedException(UnitRefusal.Incapable, $"The robot takes {ability.MaxZones} zones: there are {zones.Count}.");
        }

        if (Work is { } before)
        {
            step.Failed(before.CommandId, "replaced", "Newer zones took their place.");
        }

        step.Talk.Zones = new ZoneWork { CommandId = areas.CommandId, ZoneSetId = Id(areas), Zones = zones };
        Transmit();
    }

    public void Hear(VdaState state)
    {
        if (Work is not { } work)
        {
            return;
        }

        var there = state.ZoneSets.FirstOrDefault(set => set.ZoneSetId == work.ZoneSetId);
        var isDouble = state.Errors.Any(error => error.Kind == VdaErrorKind.DuplicateZoneSet && error.Refers("zoneSetId") == work.ZoneSetId);
        if (there?.Status == VdaSetStatus.Enabled)
        {
            step.Talk.Zones = null;
            step.Talk.Asks.RemoveAll(ask => ask.Purpose == AskPurpose.Zone);
            step.Answered(work.CommandId);
            foreach (var old in state.ZoneSets.Where(set => set.ZoneSetId != work.ZoneSetId && set.MapId == Robot.MapId
                && set.ZoneSetId.StartsWith(Prefix, StringComparison.Ordinal)).Take(4))
            {
                step.Asks.Send(VdaActionTypes.DeleteZoneSet, AskPurpose.Question, key: "zoneSetId", value: old.ZoneSetId);
            }
        }
        else if ((there is not null || isDouble) && !work.IsThere)
        {
            work.IsThere = true;
            step.Asks.Send(VdaActionTypes.EnableZoneSet, AskPurpose.Zone, key: "zoneSetId", value: work.ZoneSetId);
        }
    }

    public void Tick()
    {
        if (Work is not { } work || step.NowMs - work.SentAtMs < step.Options.AnswerWaitMs)
        {
            return;
        }

        if (work.IsThere)
        {
            work.SentAtMs = step.NowMs;
            if (++work.Sends > step.Options.MaxSends * 4)
            {
                Failed("no-answer", "The robot has the zones and does not use them.");
            }
        }
        else if (work.Sends < step.Options.MaxSends)
        {
            Transmit();
        }
        else
        {
            Failed("no-answer", $"The robot has not shown zone set {work.ZoneSetId}, which was sent {work.Sends} times.");
        }
    }

    public void Failed(string code, string reason)
    {
        if (Work is { } work)
        {
            step.Talk.Zones = null;
            step.Failed(work.CommandId, code, reason);
        }
    }

    /// <summary>Of one id the content never changes: what it holds is part of it.</summary>
    private static string Id(SyncAreas areas)
    {
        var revision = areas.Revision.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' ? c : '-').Take(MaxRevision);
        return $"{Prefix}{string.Concat(revision)}-{Convert.ToHexStringLower(SHA256.HashData(areas.GeoJson))[..8]}";
    }

    private void Transmit()
    {
        var work = Work!;
        (work.SentAtMs, work.Sends) = (step.NowMs, work.Sends + 1);
        step.Send(VdaTopicKind.ZoneSet, VdaWriter.Write(
            new VdaZoneSet(step.Header(VdaTopicKind.ZoneSet), Robot.MapId, work.ZoneSetId, null, work.Zones)));
    }
}

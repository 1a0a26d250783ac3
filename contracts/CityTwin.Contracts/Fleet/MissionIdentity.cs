using System.Security.Cryptography;
using System.Text;
using CityTwin.Alerts;
using CityTwin.City;

namespace CityTwin.Fleet;

/// <summary>Derives missions' ids, so that what asks twice names one mission.</summary>
public static class MissionIdentity
{
    private const int SerialBytes = 16;

    /// <summary>The mission that an alert launches by a rule.</summary>
    public static MissionId OfRule(AlertId alert, DivisionCode cell, string rule) => Of(cell, $"rule|{alert}|{rule}");

    /// <summary>A mission that what another found leads to.</summary>
    /// <param name="followUp">Its place in the rule, from 0.</param>
    /// <param name="number">Which of its units, from 0.</param>
    public static MissionId OfFollowUp(MissionId first, int followUp, int number) =>
        Of(first.Birthplace, $"then|{first}|{followUp}|{number}");

    /// <summary>A mission that somebody asked for.</summary>
    /// <param name="number">Which of those that were asked for at once, from 0.</param>
    public static MissionId OfAsk(DivisionCode cell, string by, string requestId, int number) =>
        Of(cell, $"ask|{by}|{requestId}|{number}");

    /// <summary>The task of an attempt, from 1: of one attempt always the same.</summary>
    public static string TaskOf(MissionId mission, int attempt) => $"{mission.Serial}-{attempt}";

    private static MissionId Of(DivisionCode cell, string named) => MissionId.Create(
        cell, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)).AsSpan(0, SerialBytes)));
}

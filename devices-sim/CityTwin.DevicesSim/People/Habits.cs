using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.People;

/// <summary>
/// What the people of a desk do: who acts on an order in each state, after how long, and how often it goes another way.
/// A function of the order and the seed, so that a run can be repeated. The pauses are those of a hurried shift, in seconds
/// where the real desk takes minutes, so that an onlooker sees an order through.
/// </summary>
/// <param name="slower">By what all pauses are multiplied.</param>
internal sealed class Habits(ulong seed, double slower)
{
    private const double NotFound = 0.06;
    private const double SentBack = 0.05;
    private const double DoneAgain = 0.07;
    private const double Rated = 0.7;

    /// <summary>The next act; null when there is nothing to do for anybody, or nobody will.</summary>
    /// <param name="order">As it stands.</param>
    public PlannedAct? Next(V1.Order order)
    {
        if (order.SuspendedBecause.Length > 0)
        {
            return null;
        }

        return order.State switch
        {
            "reported" => Plan(order, Act.Register, "operator", 4, 12),
            "registered" => Plan(order, Act.Review, "operator", 2, 6),
            "reviewed" => Plan(order, Act.Grade, "operator", 2, 6),
            "graded" when order.Verification == "not-found" => Plan(order, Act.Reject, "operator", 3, 8),
            "graded" when order.Verification.Length == 0 && IsHearsay(order) => Plan(order, Act.AskToVerify, "operator", 2, 5),
            "graded" => Plan(order, Act.Establish, "operator", 2, 6),
            "verifying" => Plan(
                order, Chance(order, "found") < NotFound ? Act.VerifyNotFound : Act.VerifyFound, "grid-member", 10, 30),
            "established" => Plan(order, Act.Assign, "dispatcher", 3, 10),
            "assigned" or "handling" => OfDepartments(order),
            "answered" => Plan(
                order, order.Reworks == 0 && Chance(order, "again") < DoneAgain ? Act.Rework : Act.Check, "grid-member", 8, 25),
            "checked" => Plan(order, Act.Close, "dispatcher", 2, 8),
            "closed" when order.Rating == 0 && IsHearsay(order) && Chance(order, "rated") < Rated =>
                Plan(order, Act.Rate, "operator", 10, 30),
            _ => null,
        };
    }

    /// <summary>How content its reporter is, 1 to 5: less when it took long or had to be done again.</summary>
    public int Rating(V1.Order order) => Math.Clamp(
        5 - order.Reworks - (order.Clocks.Any(clock => clock.Late) ? 1 : 0) - (Chance(order, "mood") < 0.2 ? 1 : 0), 1, 5);

    private PlannedAct? OfDepartments(V1.Order order)
    {
        foreach (var part in order.Assignments)
        {
            switch (part.State)
            {
                case "assigned" when order.Returns == 0 && Chance(order, "back") < SentBack:
                    return Plan(order, Act.Return, "officer", 5, 20, part.Department);
                case "assigned":
                    return Plan(order, Act.Accept, "officer", 5, 20, part.Department);
                case "accepted":
                    var hurry = order.Urgency switch { "critical" => 0.4, "urgent" => 0.7, _ => 1 };
                    return Plan(order, Act.Answer, "officer", 25 * hurry, 90 * hurry, part.Department);
            }
        }

        return null;
    }

    /// <summary>Whether it was told by a person rather than measured.</summary>
    private static bool IsHearsay(V1.Order order) => order.Source is "citizen" or "hotline" or "police" or "petition";

    private PlannedAct Plan(
        V1.Order order, Act act, string role, double leastSeconds, double mostSeconds, string? department = null) =>
        new(act, role, TimeSpan.FromSeconds(slower * (leastSeconds
            + ((mostSeconds - leastSeconds) * Chance(order, $"{act}{order.Version}")))), department);

    private double Chance(V1.Order order, string what) => Noise.Unit(Noise.Seed(Noise.Seed(seed, order.Id), what));
}

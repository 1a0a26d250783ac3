namespace CityTwin.Fleet.Dispatch;

/// <summary>How a dispatch desk works.</summary>
public sealed class DispatchOptions
{
    public const string Section = "Dispatch";

    /// <summary>How often a desk looks at what is due: a hold-back that ends, a lease to renew, a unit gone silent.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often it asks the log whether a push was lost.</summary>
    public TimeSpan HealEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How old the list of units may be before it is asked for again.</summary>
    public TimeSpan FleetKnownFor { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a list, a lease or a command may take to answer.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Entries of the log read at once.</summary>
    public int EntriesPerRead { get; set; } = 500;

    /// <summary>Things that are owed to units, orders and missions at once; past it they are found again on the boards.</summary>
    public int MaxOwed { get; set; } = 5_000;

    /// <summary>Of those, how many are being done at once.</summary>
    public int DoneAtOnce { get; set; } = 16;

    /// <summary>How long something that failed is left alone; each time again twice as long.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>It is never left alone for longer.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after it was logged that something fails it is logged again.</summary>
    public TimeSpan TellFailureAgainAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>An alert older than this launches nothing by itself: after an outage no drones fly to what is long over.</summary>
    public TimeSpan MaxLaunchAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>So near to where a rule's mission looks or has looked, another alert is of the same matter and launches no second.</summary>
    public double SameMatterWithinM { get; set; } = 120;

    /// <summary>So long after that mission has ended.</summary>
    public TimeSpan SameMatterFor { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>How far back a desk that starts looks for missions that ended and may owe something still.</summary>
    public TimeSpan LookBack { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Missions that ended kept at hand at most.</summary>
    public int MaxEndedKept { get; set; } = 2_000;

    /// <summary>Missions that are offered units in one look; the most urgent first, the others in the next.</summary>
    public int MissionsPlacedAtOnce { get; set; } = 200;

    /// <summary>Units of a district that are weighed at once.</summary>
    public int MaxUnits { get; set; } = 2_000;

    /// <summary>How long a unit that was refused or could not be reached is passed over.</summary>
    public TimeSpan PassOverFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a mission that nobody can do waits for the next try, unless something changes.</summary>
    public TimeSpan PlaceAgainAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A unit is overdue so long, or half its travel where that is more, after it should have arrived.</summary>
    public TimeSpan OverdueAfter { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>How much earlier a new way must arrive for a unit under way to be told to take it.</summary>
    public TimeSpan ReplanGain { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the way home of a drone whose mission is over is reckoned and kept clear anew, until it is there.</summary>
    public TimeSpan SeeHomeEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a mission that could not be given to the unit it was asked for waits for the same request again, before it is
    /// ended: longer than a plan that timed out may still be on its way to the log.
    /// </summary>
    public TimeSpan CloseOrphansAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Roads closed at once.</summary>
    public int MaxClosures { get; set; } = 2_000;

    /// <summary>Areas of the air closed at once by one desk.</summary>
    public int MaxAirClosures { get; set; } = 200;

    /// <summary>Requests for aid that are kept, the newest.</summary>
    public int MaxAid { get; set; } = 500;

    /// <summary>Missions asked for at once, in one request or one what-if.</summary>
    public int MaxAsks { get; set; } = 50;

    /// <summary>
    /// First ways that are looked for in one plan, of the gravest missions first; another's is told as it is at the least. One
    /// takes up to about a tenth of a second, and people wait for the plan.
    /// </summary>
    public int MaxPlanWays { get; set; } = 12;

    /// <summary>How long a plan may be improved when it is made anew.</summary>
    public TimeSpan PlanWithin { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// The share of <see cref="PlanWithin"/> in which OR-Tools' routing search goes on from the plan before, from 0 to 1; 0 leaves
    /// it out. It is all used, also when nothing better is found.
    /// </summary>
    public double PlanSolverShare { get; set; } = 0.3;
}

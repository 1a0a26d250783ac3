namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>A way to drive and things to do on it, as it is said in one order and its updates.</summary>
internal sealed class Trip
{
    public TripKind Kind { get; set; }

    /// <summary>Empty outside tasks.</summary>
    public string TaskId { get; set; } = string.Empty;

    public string CommandId { get; set; } = string.Empty;

    public long Fence { get; set; }

    public int Revision { get; set; }

    public string OrderId { get; set; } = string.Empty;

    public uint UpdateId { get; set; }

    /// <summary>The first node is where the robot stood; sequence ids are twice the place in this list.</summary>
    public List<WayNode> Way { get; set; } = [];

    /// <summary>The last node that may be driven to.</summary>
    public int ReleasedEnd { get; set; }

    /// <summary>The last node of the base that was sent.</summary>
    public int BaseEnd { get; set; }

    /// <summary>The first and the last node of the newest message.</summary>
    public int SentFrom { get; set; }

    public int SentEnd { get; set; }

    public long SentAtMs { get; set; }

    public int Sends { get; set; }

    /// <summary>The robot has shown the order.</summary>
    public bool IsShown { get; set; }

    /// <summary>It has shown its newest update.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>It was accepted under this or an earlier order.</summary>
    public bool IsAccepted { get; set; }

    public bool IsStarted { get; set; }

    /// <summary>The last node it has passed.</summary>
    public int Reached { get; set; }

    public List<int> ReachedStops { get; set; } = [];

    /// <summary>By the task's own ids.</summary>
    public List<string> EndedActions { get; set; } = [];

    /// <summary>The stop of the first action that failed; null for none.</summary>
    public int? FailedStop { get; set; }

    public int ToldStop { get; set; } = -1;

    public int ToldPercent { get; set; } = -1;

    /// <summary>Why it stands, as it was told; null while it does not.</summary>
    public string? PauseTold { get; set; }

    /// <summary>Since when it is held by others than us; null while it is not.</summary>
    public long? HeldSinceMs { get; set; }

    /// <summary>Errors that were there before the newest message: they are not about it.</summary>
    public List<string> ErrorsBefore { get; set; } = [];

    /// <summary>Errors that were there before the order: its way is not wrong by them.</summary>
    public List<string> ErrorsAtStart { get; set; } = [];

    /// <summary>Since when it stands with a critical error.</summary>
    public long? CriticalSinceMs { get; set; }

    public int Renewals { get; set; }

    /// <summary>Another course behind the base, to be sent when the robot has shown what was sent.</summary>
    public Course? Changed { get; set; }

    /// <summary>Actions that were tried a second time.</summary>
    public List<string> Retried { get; set; } = [];

    public bool IsTask => Kind == TripKind.Errand;

    /// <summary>The stop from which another may go on.</summary>
    public int OpenStop => FailedStop ?? Way.Where(node => node.Stop >= 0 && !IsDone(node)).Select(node => node.Stop).DefaultIfEmpty(0).First();

    public bool IsDone(WayNode node) => ReachedStops.Contains(node.Stop) && node.Actions.All(action => EndedActions.Contains(action.Id));
}

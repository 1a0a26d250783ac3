namespace CityTwin.DevicesSim.People;

/// <summary>What <c>people</c> was asked for.</summary>
internal sealed record PeopleSettings
{
    public required Uri Grpc { get; init; }

    /// <summary>The division whose orders they see to.</summary>
    public required string Area { get; init; }

    public required string TokensFile { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>By what all pauses are multiplied.</summary>
    public double Slower { get; init; } = 1;

    /// <summary>The usual pause between two citizens who report something.</summary>
    public TimeSpan BetweenReports { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long an order is left to a real person after their last touch.</summary>
    public TimeSpan HandsOff { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Acts that are under way at once.</summary>
    public int MaxAtOnce { get; init; } = 16;

    /// <summary>Reports of passers-by that wait for their time.</summary>
    public int MaxWaitingReports { get; init; } = 500;
}

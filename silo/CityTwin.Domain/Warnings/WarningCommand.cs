namespace CityTwin.Warnings;

/// <summary>What can be asked of a warning: by a person, a <see cref="WarningOrder"/>, or by the clock.</summary>
public abstract record WarningCommand;

/// <summary>The clock asks whether its time has run out.</summary>
public sealed record ExpireWarning : WarningCommand;

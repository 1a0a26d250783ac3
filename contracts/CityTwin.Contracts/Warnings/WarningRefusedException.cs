namespace CityTwin.Warnings;

/// <summary>A command a warning cannot carry out, and why. Nothing has changed.</summary>
[GenerateSerializer, Alias("CityTwin.WarningRefusedException")]
public sealed class WarningRefusedException(string message, WarningRefusal refusal) : Exception(message)
{
    [Id(0)]
    public WarningRefusal Refusal { get; } = refusal;
}

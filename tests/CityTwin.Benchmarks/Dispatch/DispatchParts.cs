using Spectre.Console;

namespace CityTwin.Benchmarks.Dispatch;

/// <summary>The tables of <c>bench dispatch</c>.</summary>
internal static class DispatchParts
{
    public static readonly IReadOnlyList<string> Names = ["assignment", "solomon", "replan"];

    public static IReadOnlyList<DispatchPart> Of(DispatchOptions options, IAnsiConsole console) =>
    [
        new(Names[0], () => new AssignmentMeasurement(options, console).Run()),
        new(Names[1], () => new SolomonMeasurement(options, console).Run()),
        new(Names[2], () => new ReplanMeasurement(options, console).Run()),
    ];
}

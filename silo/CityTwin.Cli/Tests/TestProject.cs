using System.Xml;
using System.Xml.Linq;
using CityTwin.Cli.Processes;
using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests;

/// <summary>A .NET test project, built in Release.</summary>
internal sealed record TestProject(string File)
{
    private const string EndToEnd = "CityTwin.EndToEnd";
    private const string Storm = "CityTwin.Benchmarks.Tests";

    /// <summary>A project that takes longer hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>Whether it starts cities, which is slow and wants the machine for itself.</summary>
    public bool NeedsCity => Name is EndToEnd or Storm;

    private string Dll => Path.Combine(Path.GetDirectoryName(File)!, "bin", "Release", "net10.0", $"{Name}.dll");

    /// <summary>All in the checkout, by name.</summary>
    public static IReadOnlyList<TestProject> All(Checkout checkout) =>
    [
        .. Directory.EnumerateFiles(checkout.At("tests"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => new TestProject(file))
            .Where(project => project.Name.EndsWith(".Tests", StringComparison.Ordinal) || project.NeedsCity)
            .OrderBy(project => project.Name, StringComparer.Ordinal),
    ];

    public async Task<TestReport> Run(string reports, Node node, CancellationToken stop)
    {
        var trx = Path.Combine(reports, $"{Name}.trx");
        System.IO.File.Delete(trx);
        var logFile = Path.Combine(reports, $"{Name}.log");
        System.IO.File.Delete(logFile);
        using var log = new LogFile(logFile);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Limit);
        try
        {
            var code = await ToolRun.Run("dotnet", [Dll, "-noLogo", "-noColor", "-result-trx", trx],
                Path.GetDirectoryName(File)!, log.Add, patience.Token, node.Environment);
            return Read(trx).Judge(code, string.Join('\n', log.Tail));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return TestReport.One($"{Name} was ended after {Limit.TotalMinutes:0} minutes; the end of {logFile}:\n"
                + string.Join('\n', log.Tail));
        }
    }

    private static TestReport Read(string trx)
    {
        try
        {
            return System.IO.File.Exists(trx)
                ? TestReport.ReadTrx(XDocument.Load(trx))
                : TestReport.One($"it wrote no report {trx}");
        }
        catch (XmlException e)
        {
            return TestReport.One($"its report {trx} cannot be read: {e.Message}");
        }
    }
}

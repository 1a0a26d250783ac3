using System.Text;
using CityTwin.Benchmarks.Machine;
using Spectre.Console;

namespace CityTwin.Benchmarks.Report;

/// <summary>A table with the machine it was measured on.</summary>
/// <param name="How">The load, the rounds and what the figures are.</param>
internal sealed record BenchmarkResult(
    string Name, MachineFacts Machine, string How, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What the rows cannot say, or why one is missing: whole sentences, shown below the table.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public void Print(IAnsiConsole console)
    {
        var table = new Table { Title = new TableTitle(Name), Caption = new TableTitle(How) };
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }

        foreach (var row in Rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.WriteLine(Machine.ToString());
        console.Write(table);
        foreach (var note in Notes)
        {
            console.WriteLine(note);
        }
    }

    /// <summary>As docs/performance.md shows it.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder()
            .AppendLine(Machine.ToString()).AppendLine()
            .AppendLine(How).AppendLine()
            .AppendLine($"| {string.Join(" | ", Columns)} |")
            .AppendLine($"|{string.Join('|', Columns.Select((_, i) => i == 0 ? "---" : "---:"))}|");
        foreach (var row in Rows)
        {
            text.AppendLine($"| {string.Join(" | ", row)} |");
        }

        foreach (var note in Notes)
        {
            text.AppendLine().AppendLine(note);
        }

        return text.ToString();
    }
}

using System.Text;
using CityTwin.Benchmarks.Machine;
using Spectre.Console;

namespace CityTwin.Benchmarks.Report;

/// <summary>A table with the machine it was measured on.</summary>
/// <param name="How">The load, the rounds and what the figures are.</param>
internal sealed record BenchmarkResult(
    string Name, MachineFacts Machine, string How, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
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

        return text.ToString();
    }
}

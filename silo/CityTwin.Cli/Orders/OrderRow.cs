using CityTwin.V1;

namespace CityTwin.Cli.Orders;

/// <summary>A row of a file of reports.</summary>
/// <param name="Line">In the file; 1 is the header.</param>
/// <param name="Report">Null when it cannot be read.</param>
/// <param name="Why">It cannot be read.</param>
internal sealed record OrderRow(int Line, ImportedReport? Report, string Why);

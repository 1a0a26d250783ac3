using System.CommandLine;
using CityTwin.Cli.Instances;

namespace CityTwin.Cli.Ledger;

/// <summary><c>./citytwin ledger</c>: takes districts' logs along, and proves what was taken along.</summary>
public static class LedgerCommand
{
    public static Command Create(InstanceFinder instances, TimeProvider clock) => new("ledger", "Exports and verifies districts' logs.")
    {
        ExportCommand.Create(instances, clock),
        VerifyCommand.Create(),
    };
}

namespace CityTwin.Ledger;

internal static class LedgerSetup
{
    /// <summary>The districts' logs. Needs an <see cref="ILedgerStore"/> and snapshots.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddOptions<LedgerOptions>().BindConfiguration(LedgerOptions.Section);
        services.AddSingleton<BoardStore>();
        return services;
    }
}

namespace CityTwin.Ledger;

internal static class LedgerSetup
{
    /// <summary>The districts' logs. Needs storage.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddOptions<LedgerOptions>().BindConfiguration(LedgerOptions.Section);
        services.AddSingleton<JournalStore>();
        services.AddSingleton<BoardStore>();
        return services;
    }
}

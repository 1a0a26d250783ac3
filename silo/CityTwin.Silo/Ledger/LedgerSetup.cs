using CityTwin.Hosting;
using CityTwin.Ingest.Log;
using CityTwin.Ledger.Proving;
using CityTwin.Ledger.Spool;
using CityTwin.Ledger.Witnessing;
using Microsoft.Extensions.Options;

namespace CityTwin.Ledger;

internal static class LedgerSetup
{
    /// <summary>The key of the folder that the spool lies in.</summary>
    public const string SpoolFolder = "spool";

    /// <summary>The districts' logs. Needs storage.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddOptions<LedgerOptions>().BindConfiguration(LedgerOptions.Section);
        services.AddOptions<TelemetryLogOptions>().BindConfiguration(TelemetryLogOptions.Section);
        services.AddSingleton<JournalStore>();
        services.AddSingleton<BoardStore>();
        services.AddSingleton<BoardArchive>();
        services.AddKeyedSingleton<ILogFolder>(SpoolFolder, (provider, _) => FolderOf(provider));
        services.AddSingleton<EventSpool>();
        services.AddSingleton<Func<string, IDistrictLogInside>>(provider => district =>
            provider.GetRequiredService<IGrainFactory>().Grain<IDistrictLogInside>(district));
        services.AddSingleton<SpoolSweep>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<SpoolSweep>());
        return services.AddProving();
    }

    /// <summary>Trees, signed heads and their witnesses.</summary>
    private static IServiceCollection AddProving(this IServiceCollection services)
    {
        services.AddOptions<ProvingOptions>().BindConfiguration(LedgerOptions.Section);
        services.AddSingleton<ProvingFolders>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<PublicKeyStore>();
        services.AddSingleton<TileStore>();
        services.AddSingleton<TreeEdges>();
        services.AddSingleton<WitnessShelf>();
        services.AddSingleton<LedgerTroubles>();
        services.AddHealthChecks().AddCheck<LedgerCheck>("ledger", tags: [HealthSetup.Ready]);
        return services;
    }

    private static DiskFolder FolderOf(IServiceProvider services)
    {
        var path = services.GetRequiredService<IOptions<LedgerOptions>>().Value.SpoolPath;
        var log = services.GetRequiredService<IOptions<TelemetryLogOptions>>().Value.LogPath;
        return string.IsNullOrWhiteSpace(path) && string.IsNullOrWhiteSpace(log)
            ? throw new InvalidOperationException("Ingest:LogPath is missing: it says where this silo writes its logs.")
            : new DiskFolder(string.IsNullOrWhiteSpace(path) ? Path.Combine(log, "events") : path);
    }
}

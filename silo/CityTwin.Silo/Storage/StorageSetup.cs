using Orleans.Runtime.Hosting;

namespace CityTwin.Storage;

internal static class StorageSetup
{
    /// <summary>Blob storage: grain state under the name Default, snapshots, logs. Call it before the silo's setup.</summary>
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        builder.Services.AddSingleton<BlobContainers>();
        builder.Services.AddSingleton<SnapshotStore>();
        builder.Services.AddSingleton<LedgerStore>();
        builder.Services.AddHostedService<StorageStart>();
        builder.Services.AddGrainStorage("Default", (services, _) =>
            ActivatorUtilities.CreateInstance<BlobGrainStorage>(services));
        return builder;
    }
}

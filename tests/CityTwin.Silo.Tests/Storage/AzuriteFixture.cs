using Azure.Core.Pipeline;
using CityTwin.Silo.Tests.Storage;
using CityTwin.Storage;
using CityTwin.Testing.Running;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace CityTwin.Silo.Tests.Storage;

/// <summary>One Azurite for all tests of the assembly, started by the first that asks. Names must be fresh.</summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private Azurite? _azurite;
    private int _names;

    /// <summary>A name that no other test has.</summary>
    public string Fresh(string stem) => $"{stem}{Interlocked.Increment(ref _names)}";

    internal async Task<BlobContainers> Containers(HttpPipelineTransport? transport = null) =>
        await ContainersOf(await Started(), transport);

    internal static async Task<BlobContainers> ContainersOf(
        Azurite azurite, HttpPipelineTransport? transport = null, Action<StorageOptions>? set = null)
    {
        var options = new StorageOptions
        {
            ConnectionString = azurite.ConnectionString,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(2),
        };
        set?.Invoke(options);
        var containers = new BlobContainers(Options.Create(options), transport);
        await containers.Create(CancellationToken.None);
        return containers;
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task<Azurite> Started()
    {
        await _gate.WaitAsync();
        try
        {
            return _azurite ??= await Azurite.Start();
        }
        finally
        {
            _gate.Release();
        }
    }
}

namespace CityTwin.Cli.Toolchain;

/// <summary>One build at a time in a checkout: two at once would write the same files.</summary>
internal static class BuildLock
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    public static async Task<IDisposable> Take(Checkout checkout, CancellationToken stop)
    {
        Directory.CreateDirectory(checkout.Artifacts);
        var file = Path.Combine(checkout.Artifacts, "build.lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LookAgain, TimeProvider.System, stop);
            }
        }
    }
}

namespace CityTwin.Cli.Up;

/// <summary>Waits for a program to answer.</summary>
internal sealed class Health(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Asks again until it says that it is ready.</summary>
    /// <exception cref="CliException">It does not within a few minutes.</exception>
    public Task Ready(string who, Uri address, CancellationToken stop) =>
        Until(who, address, answer => answer.IsSuccessStatusCode, stop);

    /// <summary>Asks again until it answers anything at all.</summary>
    /// <exception cref="CliException">It does not within a few minutes.</exception>
    public Task Answers(string who, Uri address, CancellationToken stop) => Until(who, address, _ => true, stop);

    public void Dispose() => _http.Dispose();

    private async Task Until(string who, Uri address, Func<HttpResponseMessage, bool> satisfied, CancellationToken stop)
    {
        var from = clock.GetTimestamp();
        var last = "no answer";
        while (clock.GetElapsedTime(from) < Limit)
        {
            try
            {
                using var answer = await _http.GetAsync(address, stop);
                if (satisfied(answer))
                {
                    return;
                }

                last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(stop)}";
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !stop.IsCancellationRequested))
            {
                last = e.Message;
            }

            await Task.Delay(LookAgain, clock, stop);
        }

        throw new CliException($"the {who} was not ready within {Limit.TotalMinutes:0} minutes; {address} says: {last}");
    }
}

namespace CityTwin.Gateway.Live;

/// <summary>
/// One subscription to the city, shared by all who watch it. It is refreshed on a beat, at once when something was
/// missed, and again and again while the city does not answer.
/// </summary>
internal abstract partial class Feed(string name, TimeSpan beat, TimeSpan retryAfter, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan LeaveWithin = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly Signal _poke = new(clock);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;

    /// <summary>Done once the city answered.</summary>
    public Task Ready => _ready.Task;

    protected TimeProvider Clock { get; } = clock;

    public void Start() => _run = Run();

    /// <summary>Refresh now: something was missed, or silos came and went.</summary>
    public virtual void Poke() => _poke.Set();

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _run;
        try
        {
            await Leave().WaitAsync(LeaveWithin, Clock);
        }
        catch (Exception error)
        {
            LogStayed(name, error.Message); // It forgets us within a minute anyway.
        }

        _stop.Dispose();
    }

    /// <summary>Subscribes or renews, and makes good what was missed.</summary>
    protected abstract Task Refresh(CancellationToken cancel);

    protected abstract Task Leave();

    private async Task Run()
    {
        await Task.Yield();
        while (!_stop.IsCancellationRequested)
        {
            var wait = beat;
            try
            {
                await Refresh(_stop.Token);
                _ready.TrySetResult();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogDeaf(name, error.Message);
                wait = retryAfter;
            }

            try
            {
                await _poke.Wait(wait, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Feed} cannot be followed just now: {Why}")]
    private partial void LogDeaf(string feed, string why);

    [LoggerMessage(LogLevel.Debug, "{Feed} was left without a word: {Why}")]
    private partial void LogStayed(string feed, string why);
}

using System.Buffers;
using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Drones.Cloud;
using CityTwin.DevicesSim.Publishing;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace CityTwin.DevicesSim.Drones.Lines;

/// <summary>A dock's one MQTT connection: kept up, with what the dock hears and what it has to say.</summary>
/// <param name="heard">Is given each message; the next one waits until it is done.</param>
/// <param name="changed">Is told when the line is up, and when it is down.</param>
internal sealed class DockLine(
    LineIdentity line, IReadOnlyList<string> topics, Outbox outbox, PublishingOptions options, ConnectGate gate, DroneTally tally,
    TimeProvider clock, ulong seed, Func<string, byte[], CancellationToken, ValueTask> heard, Func<bool, CancellationToken, ValueTask> changed)
{
    private readonly ulong _seed = Noise.Seed(seed, line.Id);
    private long _waits;

    /// <summary>Runs until it is told to stop, then says goodbye.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        client.DisconnectedAsync += _ =>
        {
            outbox.Line(isUp: false);
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += async message =>
            await heard(message.ApplicationMessage.Topic, message.ApplicationMessage.Payload.ToArray(), stop);
        var failed = 0;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (await Attempt(token => Connect(client, token), stop))
                {
                    failed = 0;
                    await Serve(client, stop);
                }

                failed++;
                await Task.Delay(options.Reconnect.After(failed, Noise.Unit(_seed, _waits++)), clock, stop);
            }
        }
        finally
        {
            if (client.IsConnected)
            {
                await Attempt(token => client.DisconnectAsync(new MqttClientDisconnectOptions(), token), CancellationToken.None);
            }
        }
    }

    private async Task Connect(IMqttClient client, CancellationToken stop)
    {
        await gate.Enter(stop);
        try
        {
            var answer = await client.ConnectAsync(new MqttClientOptionsBuilder()
                .WithTcpServer(options.Host, options.Port)
                .WithProtocolVersion(MqttProtocolVersion.V500)
                .WithClientId(line.Id)
                .WithCredentials(line.Id, line.Password)
                .WithCleanStart()
                .WithKeepAlivePeriod(options.KeepAlive)
                .WithTimeout(options.AnswerWithin)
                .Build(), stop);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw new MqttCommunicationException($"refused, {answer.ResultCode} {answer.ReasonString}");
            }

            foreach (var topic in topics)
            {
                await client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce, stop);
            }
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task Serve(IMqttClient client, CancellationToken stop)
    {
        tally.Up();
        outbox.Line(isUp: true);
        await changed(true, stop);
        try
        {
            while (client.IsConnected)
            {
                var woken = outbox.Woken();
                if (outbox.Oldest() is not { } message)
                {
                    await woken.WaitAsync(stop);
                    continue;
                }

                if (!await Attempt(token => Send(client, message, token), stop))
                {
                    return;
                }
            }
        }
        finally
        {
            tally.Down();
            outbox.Line(isUp: false);
            await changed(false, CancellationToken.None);
        }
    }

    private async Task Send(IMqttClient client, CloudMessage message, CancellationToken stop)
    {
        var answer = await client.PublishAsync(new MqttApplicationMessage
        {
            Topic = message.Topic,
            Payload = new ReadOnlySequence<byte>(message.Payload),
            QualityOfServiceLevel = message.IsSure ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce,
        }, stop);
        outbox.Done(message);
        if (!answer.IsSuccess)
        {
            // What is refused is not sent again: an event that matters comes again until it is answered.
            tally.Refuse(line.Id, message.Topic, answer.ReasonString ?? answer.ReasonCode.ToString());
        }
    }

    /// <returns>False when the line is not there or does not answer in time.</returns>
    private async Task<bool> Attempt(Func<CancellationToken, Task> act, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(options.AnswerWithin);
        try
        {
            await act(limit.Token);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException
            ? !stop.IsCancellationRequested
            : e is MqttCommunicationException or MqttProtocolViolationException or IOException or InvalidOperationException)
        {
            tally.Trouble(line.Id, e is OperationCanceledException ? $"no answer within {options.AnswerWithin.TotalSeconds} s." : e.Message);
            return false;
        }
    }
}

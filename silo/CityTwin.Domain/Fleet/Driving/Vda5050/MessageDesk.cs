using CityTwin.Vda5050;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>What robots say, read and handed on.</summary>
internal sealed class MessageDesk(Step step)
{
    public void Hear(UnitMessage message)
    {
        if (message.DeviceId != step.Robot.Seat.Gateway || !VdaTopic.TryParse(message.Topic, out var topic) || !step.Robot.IsOwn(topic))
        {
            Refused(message, "not-its-topic", "$", $"It is not this robot's to send: expected {step.Robot.Topic(VdaTopicKind.State)} or another of its topics.");
            return;
        }

        try
        {
            Hear(message, topic);
        }
        catch (VdaRefusedException e)
        {
            Refused(message, Code(e.Why), e.At, e.Message);
        }
    }

    private void Hear(UnitMessage message, VdaTopic topic)
    {
        switch (topic.Kind)
        {
            case VdaTopicKind.State:
                var state = VdaReader.State(message.Payload, topic);
                new StateDesk(step).Hear(state.Message, state.Notes);
                break;
            case VdaTopicKind.Connection:
                new LinkDesk(step).Hear(VdaReader.Connection(message.Payload, topic).Message);
                break;
            case VdaTopicKind.Factsheet:
                new FactsheetDesk(step).Hear(VdaReader.Factsheet(message.Payload, topic).Message);
                break;
            case VdaTopicKind.Visualization:
                new MotionDesk(step).Hear(VdaReader.Visualization(message.Payload, topic).Message);
                break;
            default:
                Refused(message, "not-its-topic", "$", $"Robots do not speak on {VdaTopic.NameOf(topic.Kind)}.");
                break;
        }
    }

    private void Refused(UnitMessage message, string code, string at, string reason) =>
        step.Say(new UnitMessageRefused(step.NowMs, message.Topic, code, at, reason));

    private static string Code(VdaRefusal why) => why switch
    {
        VdaRefusal.TooLarge => "too-large",
        VdaRefusal.NotJson => "not-json",
        VdaRefusal.Missing => "missing",
        VdaRefusal.WrongVersion => "version",
        VdaRefusal.WrongRobot => "not-its-name",
        _ => "wrong-type",
    };
}
